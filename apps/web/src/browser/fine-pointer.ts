/** Whether a field may take the focus by itself: where fingers type, a keyboard would come up over what is to be read. */
export const hasFinePointer = () => matchMedia('(hover: hover) and (pointer: fine)').matches
