/** As package.json has it; a test says so. */
export const VERSION = '0.1.0'
