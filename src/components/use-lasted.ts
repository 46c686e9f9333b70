'use client';
import { useEffect, useState } from 'react';

/** Whether it has been so for as long as this, ms. */
export function useLasted(isSo: boolean, time: number): boolean {
  const [hasLasted, setLasted] = useState(false);
  useEffect(() => {
    if (!isSo) return undefined;
    const timer = setTimeout(() => setLasted(true), time);
    return () => {
      clearTimeout(timer);
      setLasted(false);
    };
  }, [isSo, time]);
  return isSo && hasLasted;
}
