import { createRequire } from 'node:module'
import { pino, type DestinationStream } from 'pino'

/** Structured logs on standard output; lines for people where a terminal shows them. */
export function createLog(level: string) {
  return pino(
    {
      level,
      // Tokens never reach a log, whoever hands over the object that bears them.
      redact: [
        'req.headers.authorization',
        'req.headers.cookie',
        '*.token',
        '*.huggingFaceToken',
        'huggingFaceToken',
        'token',
      ],
      serializers: {
        req: (request: { method: string; url: string; ip?: string }) => ({
          method: request.method,
          url: request.url.split('?')[0],
          ip: request.ip,
        }),
      },
    },
    process.stdout.isTTY ? pretty() : (undefined as never),
  )
}

/** Loaded only where somebody reads along. */
function pretty(): DestinationStream {
  const prettyStream = createRequire(import.meta.url)('pino-pretty') as (options: object) => DestinationStream
  return prettyStream({ colorize: true, ignore: 'pid,hostname', translateTime: 'HH:MM:ss', singleLine: true })
}
