import { messages } from '../../../i18n/messages/en/selection.ts'
import { createText } from '../../../i18n/text.ts'

export const t = createText('selection', messages)
