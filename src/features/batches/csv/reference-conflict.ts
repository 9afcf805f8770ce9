// The refusal of a row whose reference is known with other content; the same words from the service and from the command line.
import type { FieldError } from '../../../platform/errors/errors';

export const REFERENCE_CONFLICT: FieldError = {
  pointer: '/reference',
  code: 'reference_conflict',
  detail: 'is known already with other content (reference_conflict)',
};
