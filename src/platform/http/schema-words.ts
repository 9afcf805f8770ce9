// Types of single values, as the published description (OpenAPI) says them everywhere.

export const text = { type: 'string' };
export const textOrNull = { type: ['string', 'null'] };
export const count = { type: 'integer' };
export const uuid = { type: 'string', format: 'uuid' };
export const time = { type: 'string', format: 'date-time' };
export const timeOrNull = { type: ['string', 'null'], format: 'date-time' };
