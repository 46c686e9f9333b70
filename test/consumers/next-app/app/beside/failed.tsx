'use client';
import { useRouter } from 'next/navigation';
import { ErrorMessage } from 'tryagain';
import type { Problem } from 'tryagain/errors';

export function Failed({ error }: { error: Problem }) {
  const router = useRouter();
  return <ErrorMessage error={error} onRetry={() => router.refresh()} />;
}
