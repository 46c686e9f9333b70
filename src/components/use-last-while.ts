'use client';
import { useState } from 'react';

/** The value; or, while it is null and `keep` holds, the last one there was. */
export function useLastWhile<Value>(value: Value | null, keep: boolean): Value | null {
  const [last, setLast] = useState(value);
  if (value !== null && value !== last) setLast(value);
  return value ?? (keep ? last : null);
}
