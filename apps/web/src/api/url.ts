/** Where the API lives: this origin, unless the build named another (`VITE_API_URL`, without a trailing slash). */
export const apiUrl = (path: string) => `${import.meta.env.VITE_API_URL ?? ''}${path}`
