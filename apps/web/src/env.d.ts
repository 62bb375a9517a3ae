/// <reference types="vite/client" />
interface ImportMetaEnv {
  /** Where the API lives when it is not this origin, without a trailing slash. */
  readonly VITE_API_URL?: string
}
