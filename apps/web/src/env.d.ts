/// <reference types="vite/client" />
interface ImportMetaEnv {
  /** Where the API lives when it is not this origin, without a trailing slash. */
  readonly VITE_API_URL?: string
}

declare module 'virtual:icons' {
  /** Of a picture with all icons in it, each by its name. */
  const address: string
  export default address
}
