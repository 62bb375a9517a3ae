import type { Settings } from './settings.ts'

/** Of every call, the handshake of the WebSocket among them. */
export const headersOf = ({ apiKey }: Pick<Settings, 'apiKey'>): Record<string, string> =>
  apiKey === undefined || apiKey === '' ? {} : { authorization: `Bearer ${apiKey}` }
