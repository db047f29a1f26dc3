/** SQL names of a shelf's parts. Shelf and field names were checked by `shelvesBy`, so quoting them is enough. */
export const tableOf = (shelf: string): string => `"shelf ${shelf}"`;
export const indexOf = (shelf: string, field: string): string => `"shelf ${shelf} by ${field}"`;
/** The same expression in index and query, or SQLite does not see that they belong together. */
export const fieldOf = (field: string): string => `value ->> '$."${field}"'`;
