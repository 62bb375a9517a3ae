import type { ComfyFault } from '../testing/comfyui/faults.ts'
import { openComfyUi } from '../testing/comfyui/open.ts'
import { comfyRequest } from '../testing/comfyui/request.ts'
import { describeFaults, meetingAt } from '../testing/conformance/faults.ts'

type StandIn = Awaited<ReturnType<typeof openComfyUi>>['standIn']

const meets = meetingAt<StandIn, ComfyFault>()

describeFaults('ComfyUI', {
  open: async isSilent => {
    const subject = await openComfyUi({ options: isSilent ? { callTimeoutMs: 1000 } : {} })
    return { ...subject, request: comfyRequest(), made: subject.standIn.made, mend: subject.standIn.clearFaults }
  },
  meetings: {
    'a slow answer': meets('slow-drip', 'provider.timeout'),
    'no answer': meets('hang', 'provider.timeout'),
    'a connection that is reset in mid-body': meets('reset-mid-body', 'provider.unavailable'),
    'an answer of the wrong type': meets('text-picture', 'provider.bad_output'),
    'a truncated picture': meets('truncated', 'picture'),
    'a web page': meets('maintenance', 'provider.bad_output'),
    401: meets('unauthorized', 'provider.auth'),
    402: meets('no-balance-payment', 'provider.balance'),
    403: meets('no-permission', 'provider.permission'),
    404: meets('not-found', 'provider.model_gone'),
    413: meets('body-too-large', 'provider.bad_request'),
    422: meets('bad-parameter', 'provider.bad_request'),
    '429 with a time': meets('rate-limited', 'provider.rate_limited'),
    '429 without a time': meets('rate-limited-bare', 'provider.rate_limited'),
    500: meets('server-error', 'provider.failed'),
    503: meets('too-busy', 'provider.unavailable'),
    'a lack of memory': meets('out-of-memory', 'provider.out_of_memory'),
    'an unknown model': meets('unknown-model', 'provider.model_gone'),
    'an unknown sampler': meets('unknown-sampler', 'provider.bad_request'),
    'a full queue': 'Its queue takes as many as come.',
    'a WebSocket that is lost and comes back': meets('socket-lost', 'picture'),
    'a result that is gone': meets('result-gone', 'provider.task_lost'),
    'previews that are none': meets('preview-garbage', 'picture'),
    'a picture that was done while nobody listened': meets('silent', 'picture'),
    'a restart in mid-job': meets('restart', 'picture'),
  },
})
