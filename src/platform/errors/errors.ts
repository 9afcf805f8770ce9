// The kinds of failure that a caller can do something about. One table turns them into answers.

/** One wrong field: JSON pointer (RFC 6901), machine code, and the reason in words. */
export interface FieldError {
  pointer: string;
  code: string;
  detail: string;
}

export type ErrorKind =
  | 'invalid_request'
  | 'unknown_parameter'
  | 'malformed_body'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'method_not_allowed'
  | 'conflict'
  | 'precondition_failed'
  | 'precondition_required'
  | 'payload_too_large'
  | 'unsupported_media_type'
  | 'unavailable';

export interface ProblemDetails {
  /** Finer machine code; the kind where none is given. */
  code?: string;
  errors?: FieldError[];
  /** Members added to the answer, such as the id of the record that is in the way. */
  extra?: Record<string, unknown>;
  headers?: Record<string, string>;
}

/** Thrown by features; the HTTP floor answers it, a job stops on it. */
export class AppError extends Error {
  constructor(
    readonly kind: ErrorKind,
    message: string,
    readonly details: ProblemDetails = {},
  ) {
    super(message);
    this.name = 'AppError';
  }
}

/** HTTP status and title of each kind. */
export const PROBLEMS: Readonly<Record<ErrorKind, { status: number; title: string }>> = {
  invalid_request: { status: 422, title: 'The request has fields that are not right' },
  unknown_parameter: { status: 400, title: 'Unknown or wrong query parameter' },
  malformed_body: { status: 400, title: 'The body cannot be read' },
  unauthenticated: { status: 401, title: 'Not authenticated' },
  forbidden: { status: 403, title: 'Not allowed' },
  not_found: { status: 404, title: 'Not found' },
  method_not_allowed: { status: 405, title: 'Not with this method' },
  conflict: { status: 409, title: 'In conflict with what is stored' },
  precondition_failed: { status: 412, title: 'Changed in the meantime' },
  precondition_required: { status: 428, title: 'If-Match is required' },
  payload_too_large: { status: 413, title: 'The body is too large' },
  unsupported_media_type: { status: 415, title: 'The media type is not supported' },
  unavailable: { status: 503, title: 'Not available now' },
};
