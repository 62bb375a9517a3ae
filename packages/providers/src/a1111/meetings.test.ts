import { openWebUi, webUiRequest } from '../testing/a1111/open.ts'
import type { WebUiFault } from '../testing/a1111/state.ts'
import { describeFaults, meetingAt } from '../testing/conformance/faults.ts'

type StandIn = Awaited<ReturnType<typeof openWebUi>>['standIn']

const meets = meetingAt<StandIn, WebUiFault>()

describeFaults('Stable Diffusion WebUI', {
  open: async isSilent => {
    const subject = await openWebUi({ timeoutMs: isSilent ? 1000 : 20_000 })
    return {
      ...subject,
      request: webUiRequest(),
      made: subject.standIn.made,
      // Each strikes once.
      mend: () => {},
    }
  },
  meetings: {
    'a slow answer': meets('slow-drip', 'provider.timeout'),
    'no answer': meets('hang', 'provider.timeout'),
    'a connection that is reset in mid-body': meets('reset-mid-body', 'provider.unavailable'),
    'an answer of the wrong type': meets('json', 'provider.bad_output'),
    'a truncated picture': meets('truncated', 'picture'),
    'a web page': meets('maintenance', 'provider.bad_output'),
    401: meets('unauthorized', 'provider.auth'),
    402: meets('no-credits', 'provider.balance'),
    403: meets('html-forbidden', 'provider.permission'),
    404: meets('not-found', 'provider.not_configured'),
    413: meets('body-too-large', 'provider.bad_request'),
    422: meets('bad-parameter', 'provider.bad_request'),
    '429 with a time': meets('rate-limited', 'provider.rate_limited'),
    '429 without a time': meets('rate-limited-bare', 'provider.rate_limited'),
    500: meets('server-error', 'provider.failed'),
    503: meets('too-busy', 'provider.unavailable'),
    'a lack of memory': meets('out-of-memory', 'provider.out_of_memory'),
    'an unknown model': meets('unknown-model', 'provider.model_gone'),
    'an unknown sampler': meets('unknown-sampler', 'provider.bad_request'),
    'a full queue': meets('queue-full', 'provider.rate_limited'),
    'a WebSocket that is lost and comes back': 'It is asked how far it is, and has none.',
    'a result that is gone': 'It keeps no results.',
    'previews that are none': meets('preview-garbage', 'picture'),
    'a picture that was done while nobody listened': 'It keeps no results.',
    'a restart in mid-job': meets('restart', 'provider.unavailable'),
  },
})
