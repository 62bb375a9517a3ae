import { LogController } from 'fastify'

/** Each request and its answer at `debug`, for whoever looks for a fault. Fastify has them at `info`, where people read. */
export const requestLog = (): LogController => {
  const quiet = new LogController()
  const { requestCompleted, streamError } = quiet
  return Object.assign(quiet, {
    incomingRequest: (request =>
      request.log.debug({ req: request }, 'incoming request')) satisfies typeof quiet.incomingRequest,
    requestCompleted: ((error, request, reply) => {
      if (error) requestCompleted.call(quiet, error, request, reply)
      else reply.log.debug({ res: reply, responseTime: reply.elapsedTime }, 'request completed')
    }) satisfies typeof quiet.requestCompleted,
    // Clients leave all the time: a page that scrolls on, a tab that is closed.
    streamError: ((error, request, reply) => {
      if ('code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE')
        reply.log.debug({ res: reply }, 'stream closed prematurely')
      else streamError.call(quiet, error, request, reply)
    }) satisfies typeof quiet.streamError,
  })
}
