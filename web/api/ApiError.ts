export interface ProblemItem {
  readonly where?: unknown;
  readonly message: string;
  readonly remedy?: string;
}

interface ProblemDocument {
  readonly title?: string;
  readonly detail?: string;
  readonly code?: string;
  readonly remedy?: string;
  readonly problems?: readonly ProblemItem[];
}

/** What the API refused, as its problem document says it (RFC 9457). */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: string;
  readonly remedy: string;
  readonly problems: readonly ProblemItem[];

  /** @param status 0 where nobody answered */
  constructor(
    readonly status: number,
    problem: ProblemDocument,
  ) {
    super(problem.detail ?? problem.title ?? `The API answered ${status}.`);
    this.code = problem.code ?? '';
    this.remedy = problem.remedy ?? '';
    this.problems = problem.problems ?? [];
  }

  static async of(response: Response): Promise<ApiError> {
    const text = await response.text();
    try {
      return new ApiError(response.status, JSON.parse(text) as ProblemDocument);
    } catch {
      return new ApiError(response.status, {});
    }
  }
}

/** As something to show: whatever else is thrown is a network that does not answer. */
export function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  return new ApiError(0, {
    detail: 'The API does not answer.',
    remedy: 'Is foldcam serve running? This page asks again by itself.',
  });
}
