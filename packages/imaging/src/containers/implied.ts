/** Whether an end was put in by the reader, since the file has none: it takes no bytes. */
export const isImplied = ({ start, end }: { readonly start: number; readonly end: number }) => start === end
