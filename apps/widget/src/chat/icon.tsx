const drawings = {
  chat: 'M2.5 3.5h11v7.5H7l-3 2.5V11H2.5z',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  down: 'M4 6l4 4 4-4',
  send: 'M2.5 8L13.5 2.8 10.8 13.4 7.5 9.2z',
  warning: 'M8 2.3l6 11H2zM8 6.5v3.2M8 11.6h.01',
  sending: 'M8 2.3a5.7 5.7 0 1 0 0 11.4a5.7 5.7 0 1 0 0-11.4M8 4.8V8l2.2 1.5',
  delivered: 'M3.5 8.5l3 3L12.5 5',
  seen: 'M2.5 8.5l2.7 2.7L10 5.5M8.5 11l.2.2L13.8 5.5',
};
export type Drawing = keyof typeof drawings;

export function Icon({ of }: { of: Drawing }) {
  return (
    <svg class={`icon of-${of}`} viewBox="0 0 16 16" aria-hidden="true">
      <path d={drawings[of]} />
    </svg>
  );
}
