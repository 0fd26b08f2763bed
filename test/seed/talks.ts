/** A talk as it goes: lines by turns, the visitor begins. ORDER, ITEM and DAY are filled in. */
export interface Talk {
  readonly page: string;
  readonly title: string;
  readonly lines: readonly string[];
}

export const items = [
  'oak bookcase',
  'city bike in green',
  'reading lamp',
  'child seat',
  'atlas of islands',
  'desk chair',
];
export const days = ['Tuesday', 'Wednesday', 'Thursday', 'Friday morning', 'next Monday'];

export const talks: readonly Talk[] = [
  {
    page: '/orders/ORDER',
    title: 'Your order',
    lines: [
      'Hi, my order ORDER was meant to arrive yesterday. Can you see where it is?',
      'Hello! Let me look that up for you.',
      'Thank you',
      'It left our warehouse this morning; the carrier had a full van yesterday. It comes on DAY.',
      'Could they leave it with the neighbour at number 14?',
      'Yes, I have added that to the delivery. You will get a message an hour before.',
      'Perfect, that saves me a day at home.',
    ],
  },
  {
    page: '/checkout',
    title: 'Checkout',
    lines: [
      'My payment went through twice, can you check?',
      'I am sorry about that. Is it order ORDER?',
      'Yes, that one.',
      'I see one payment and one reservation of the same amount. The reservation is released by your bank, usually by DAY.',
      'So I do not have to do anything?',
      'Nothing at all. Should it still be there after that, write to us here and we sort it out with the bank.',
      'Good to know, thanks!',
    ],
  },
  {
    page: '/returns',
    title: 'Returns',
    lines: [
      'I would like to send back the ITEM. It is lovely but too large for the room.',
      'No problem, you have thirty days. Is it still in its packaging?',
      'I opened the box but nothing is scratched',
      'That is fine. I have sent the label to your e-mail; they can pick it up on DAY.',
      'And the money?',
      'Three to five days after it is back with us, on the same card.',
    ],
  },
  {
    page: '/products',
    title: 'Products',
    lines: [
      'Is the ITEM back in stock this week?',
      'We expect twelve of them on DAY.',
      'Can I reserve one?',
      'I can put one aside for 48 hours. Shall I?',
      'Please do!',
      'Done. You will find it under “My reservations”, number ORDER.',
    ],
  },
  {
    page: '/cart',
    title: 'Cart',
    lines: [
      'The discount code SPRING does not apply to my order',
      'It is for full prices only, and the ITEM is reduced already. I am afraid the two do not add up.',
      'Oh. That was not written anywhere.',
      'You are right that it is easy to miss. I have taken the shipping off for you instead.',
      'That is kind, thank you',
    ],
  },
  {
    page: '/account',
    title: 'My account',
    lines: [
      'I moved last week. How do I change my address for order ORDER?',
      'It has not been packed yet, so I can do it from here. What is the new address?',
      'Hamngatan 12, second floor, the bell says Holm',
      'Saved for this order. Shall I keep it for later ones too?',
      'Yes please, for both',
      'Done, the new address is saved for both orders.',
    ],
  },
  {
    page: '/delivery',
    title: 'Delivery',
    lines: [
      'How long does delivery to Iceland take?',
      'Seven to ten working days, and customs may add two.',
      'And does it cost extra for the ITEM?',
      'It is bulky, so 38 euros. The price is on the last page before you pay.',
      'Hmm, I will think about it. Thanks!',
      'Of course. The basket stays as it is for a fortnight.',
    ],
  },
  {
    page: '/service',
    title: 'Service',
    lines: [
      'The brakes squeak since the first week. Is that covered?',
      'It is. Does it happen in dry weather too?',
      'All the time, and my neighbours have noticed',
      'Then the pads want changing. I can offer you DAY at ten or at two in the workshop.',
      'Two is better',
      'You are in the book as ORDER. Have a good ride until then, slowly!',
    ],
  },
  {
    page: '/gift-cards',
    title: 'Gift cards',
    lines: [
      'How long is a gift card valid?',
      'Four years, until March 2030 for one bought today.',
      'Can it be used in several goes?',
      'As often as you like, the rest stays on it.',
      'Great, then I take two',
    ],
  },
];
