/** Whether a query has not been sent yet. The driver notes on each which connection it went to; its types do not say so. */
export const isWaiting = (query: object): boolean => 'state' in query && query.state === null
