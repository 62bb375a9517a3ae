import { messages } from '../../../i18n/messages/en/queue-panel.ts'
import { createText } from '../../../i18n/text.ts'

export const t = createText('queue-panel', messages)
