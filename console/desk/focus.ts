/** The command box's field. */
export const commandField = (): HTMLElement | null => document.querySelector<HTMLElement>('.command input');
/** Puts the cursor into the field of a new log line. */
export const focusLogField = (): void => document.querySelector<HTMLInputElement>('.log-field .line')?.focus();
/** Puts the cursor into the search of the log, over what it holds. */
export function focusLogSearch(): void {
  const field = document.querySelector<HTMLInputElement>('.log-search input');
  field?.focus();
  field?.select();
}
