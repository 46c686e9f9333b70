import type { ComponentProps } from 'react';

const variants = {
  default: 'bg-primary text-primary-foreground hover:bg-primary/90',
  outline: 'border border-border bg-background text-foreground hover:bg-border',
};

/** In the place of the one that `shadcn add button` writes. */
export function Button({ variant = 'default', className = '', ...props }: ComponentProps<'button'> & { variant?: keyof typeof variants }) {
  return (
    <button
      className={`inline-flex h-10 items-center gap-2 rounded-md px-4 text-sm font-medium aria-disabled:cursor-default ${variants[variant]} ${className}`}
      {...props}
    />
  );
}
