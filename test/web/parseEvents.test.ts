import { describe, expect, test } from 'vitest';
import { parseEvents } from '../../web/api/parseEvents.js';

describe('parseEvents', () => {
  test('hands out events with their id, name and data', () => {
    const take = parseEvents();
    expect(take('id: 5-0\nevent: cell\ndata: {"cell":"c"}\n\n')).toEqual([
      { id: '5-0', event: 'cell', data: '{"cell":"c"}' },
    ]);
  });

  test.each(['\n', '\r\n', '\r'])('takes lines that end in %j, wherever they are cut', (end) => {
    const text = ['id: 1-0', 'event: status', 'data: a', 'data: b', '', 'data: c', '', 'x'].join(
      end,
    );
    const whole = parseEvents()(text);
    expect(whole).toEqual([
      { id: '1-0', event: 'status', data: 'a\nb' },
      { id: '1-0', event: 'message', data: 'c' },
    ]);
    const take = parseEvents();
    expect(Array.from(text).flatMap((letter) => take(letter))).toEqual(whole);
  });

  test('passes over comments, and over events without data', () => {
    expect(parseEvents()(': heartbeat\n\nevent: cell\n\n')).toEqual([]);
  });

  test('takes one space after the colon off, and a field without a colon for an empty one', () => {
    expect(parseEvents()('data:  a\ndata\n\n')).toEqual([
      { id: '', event: 'message', data: ' a\n' },
    ]);
  });
});
