import { messages } from '../../i18n/messages/en/studio.ts'
import { createText } from '../../i18n/text.ts'

export const t = createText('studio', messages)
