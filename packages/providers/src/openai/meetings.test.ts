import { describeFaults, meetingAt, type Meetings } from '../testing/conformance/faults.ts'
import type { OpenAiFault } from '../testing/openai/faults.ts'
import { imageRequest, openOpenAi } from '../testing/openai-engine.ts'
import type { DialectId } from './dialects/dialect.ts'

type StandIn = Awaited<ReturnType<typeof openOpenAi>>['standIn']

const meets = meetingAt<StandIn, OpenAiFault>()

const common = {
  'a slow answer': meets('slow-drip', 'provider.timeout'),
  'no answer': meets('hang', 'provider.timeout'),
  'a connection that is reset in mid-body': meets('reset-mid-body', 'provider.unavailable'),
  'an answer of the wrong type': meets('json', 'provider.failed'),
  'a truncated picture': meets('truncated', 'picture'),
  'a web page': meets('maintenance', 'provider.bad_output'),
  401: meets('unauthorized', 'provider.auth'),
  402: meets('payment-required', 'provider.balance'),
  403: meets('forbidden', 'provider.permission'),
  404: meets('not-found', 'provider.model_gone'),
  413: meets('payload-too-large', 'provider.bad_request'),
  422: meets('unprocessable', 'provider.bad_request'),
  '429 with a time': meets('rate-limited', 'provider.rate_limited'),
  '429 without a time': meets('rate-limited-bare', 'provider.rate_limited'),
  500: meets('server-error', 'provider.failed'),
  503: meets('too-busy', 'provider.unavailable'),
  'a lack of memory': meets('out-of-memory', 'provider.out_of_memory'),
  'an unknown model': meets('model-not-found', 'provider.model_gone'),
  'a full queue': meets('queue-full', 'provider.rate_limited'),
  'a WebSocket that is lost and comes back': 'It has none.',
  'a result that is gone': meets('url-gone', 'provider.bad_output'),
  'a picture that was done while nobody listened': 'It keeps no results.',
  'a restart in mid-job': meets('reset-before-answer', 'provider.unavailable'),
} as const

const openAs = (dialect: DialectId, model: string, meetings: Meetings<StandIn>) =>
  describeFaults(`A server that speaks as ${dialect}`, {
    meetings,
    open: async isSilent => {
      const subject = await openOpenAi(dialect, { engine: { timeoutMs: isSilent ? 1000 : 20_000 } })
      return {
        ...subject,
        request: imageRequest({ model, width: 512, height: 512 }),
        made: subject.standIn.made,
        mend: subject.standIn.clearFaults,
      }
    },
  })

openAs('openai', 'gpt-image-1.5', {
  ...common,
  // A stream ends with the picture in its last event, and with no address.
  'a result that is gone': 'It answers with the picture itself.',
  'an unknown sampler': 'It has no samplers.',
  'previews that are none': meets('preview-garbage', 'picture'),
})

openAs('sdserver', 'sd-cpp-local', {
  ...common,
  'an unknown sampler': meets('unknown-sampler', 'provider.bad_request'),
  'previews that are none': 'It shows none.',
})
