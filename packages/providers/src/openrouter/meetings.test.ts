import { describeFaults, meetingAt } from '../testing/conformance/faults.ts'
import { imageRequest } from '../testing/openai-engine.ts'
import { openOpenRouter } from '../testing/openrouter-engine.ts'
import type { OpenRouterFault } from '../testing/openrouter/faults.ts'

type StandIn = Awaited<ReturnType<typeof openOpenRouter>>['standIn']

const meets = meetingAt<StandIn, OpenRouterFault>()

describeFaults('OpenRouter', {
  open: async isSilent => {
    const subject = await openOpenRouter({ engine: { timeoutMs: isSilent ? 1000 : 20_000 } })
    return {
      ...subject,
      request: imageRequest({ model: 'bytedance-seed/seedream-4.5' }),
      made: subject.standIn.made,
      mend: subject.standIn.clearFaults,
    }
  },
  meetings: {
    'a slow answer': meets('slow-drip', 'provider.timeout'),
    'no answer': meets('hang', 'provider.timeout'),
    'a connection that is reset in mid-body': meets('reset-mid-body', 'provider.unavailable'),
    'an answer of the wrong type': meets('empty-list', 'provider.bad_output'),
    'a truncated picture': meets('truncated', 'picture'),
    'a web page': meets('maintenance', 'provider.bad_output'),
    401: meets('invalid-key', 'provider.auth'),
    402: meets('no-credits-left', 'provider.balance'),
    403: meets('forbidden', 'provider.permission'),
    404: meets('no-endpoints', 'provider.model_gone'),
    413: meets('payload-too-large', 'provider.bad_request'),
    422: meets('unprocessable', 'provider.bad_request'),
    '429 with a time': meets('rate-limited', 'provider.rate_limited'),
    '429 without a time': meets('too-many', 'provider.rate_limited'),
    500: meets('broke-inside', 'provider.failed'),
    503: meets('nobody-available', 'provider.unavailable'),
    'a lack of memory': 'Its providers are asked one after another, and memory is theirs.',
    'an unknown model': meets('no-endpoints', 'provider.model_gone'),
    'an unknown sampler': 'It has no samplers.',
    'a full queue': meets('overloaded', 'provider.unavailable'),
    'a WebSocket that is lost and comes back': 'It has none.',
    'a result that is gone': 'It answers with the picture itself.',
    'previews that are none': 'It shows none.',
    'a picture that was done while nobody listened': 'It keeps no results.',
    'a restart in mid-job': meets('reset-before-answer', 'provider.unavailable'),
  },
})
