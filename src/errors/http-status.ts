/** An HTTP status, also as the three digits of a string. */
export function httpStatus(value: unknown): number | null {
  const status = typeof value === 'string' && /^\d{3}$/.test(value) ? Number(value) : value;
  return typeof status === 'number' && Number.isInteger(status) && status > 99 && status < 600 ? status : null;
}
