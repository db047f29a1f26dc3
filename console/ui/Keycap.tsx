import './button.css';

/** A key to press, as printed on it: `Alt 1`, `Ctrl K`. */
export function Keycap({ children }: { children: string }) {
  return <kbd className="keycap">{children}</kbd>;
}
