// Coefficients of a polynomial of degree six per channel, fitted to matplotlib's inferno by Matt Zucker
// (public domain, https://www.shadertoy.com/view/WlfXRN).
const coefficients = [
  [0.0002189403691192265, 0.001651004631001012, -0.01948089843709184],
  [0.1065134194856116, 0.5639564367884091, 3.932712388889277],
  [11.60249308247187, -3.972853965665698, -15.9423941062914],
  [-41.70399613139459, 17.43639888205313, 44.35414519872813],
  [77.162935699427, -33.40235894210092, -81.80730925738993],
  [-71.31942824499214, 32.62606426397723, 73.20951985803202],
  [25.13112622477341, -12.24266895238567, -23.07032500287172],
] as const;

/** matplotlib's colour map inferno: 256 × RGB, 0 … 255. */
export const inferno = Uint8Array.from({ length: 256 * 3 }, (_, i) => {
  const t = Math.floor(i / 3) / 255;
  const value = coefficients.reduceRight((sum, own) => sum * t + (own[i % 3] ?? 0), 0);
  return Math.round(255 * Math.min(1, Math.max(0, value)));
});
