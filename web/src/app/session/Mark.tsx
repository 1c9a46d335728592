/** Two slopes and the beam in which they meet. */
export function Mark({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden focusable="false">
      <path d="M4 25 13.2 11.5" fill="none" stroke="currentColor" strokeWidth="3.6" strokeLinecap="round" />
      <path d="M28 25 18.8 11.5" fill="none" stroke="currentColor" strokeWidth="3.6" strokeLinecap="round" />
      <rect x="13.2" y="5" width="5.6" height="11" rx="1.1" fill="var(--brand)" />
    </svg>
  );
}
