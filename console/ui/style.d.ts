import 'react';

declare module 'react' {
  /** Custom properties set inline carry a number or a length into the style sheet. */
  interface CSSProperties {
    [property: `--${string}`]: string | number | undefined;
  }
}
