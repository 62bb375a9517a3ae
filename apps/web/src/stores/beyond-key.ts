/** Where this browser keeps what goes beyond words. */
export const BEYOND_KEY = 'atelier.beyond'
