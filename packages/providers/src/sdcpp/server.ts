import { basicAuth } from '../net/basic-auth.ts'
import { createOwnServer, type OwnServer } from '../net/own-server.ts'
import type { SdCppConfig } from './options.ts'
import { NAME, words } from './words.ts'

/** The server behind the address of the settings. It knows no passwords; what stands before it may. */
export const createServer = ({ settings, endpointReach: reach, now, resolve }: SdCppConfig): OwnServer =>
  createOwnServer({
    name: NAME,
    baseUrl: () => settings().baseUrl,
    headers: () => basicAuth(settings()),
    reach,
    words,
    now,
    ...(resolve && { resolve }),
  })
