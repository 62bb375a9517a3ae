import type { Receiver } from '@atelier/providers/testing'
import { Webhook } from 'standardwebhooks'

type Message = Receiver['messages'][number]

/** The content of a message, by the library that receivers use; throws where the signature is not right. */
export const verifiedBy = (secret: string, { body, headers }: Message): unknown =>
  new Webhook(secret).verify(body, headersOf(headers))

const headersOf = (headers: Message['headers']): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))

/** The types of what came, in its order. */
export const typesIn = ({ messages }: Pick<Receiver, 'messages'>): string[] =>
  messages.map(({ body }) => (JSON.parse(body) as { type: string }).type)
