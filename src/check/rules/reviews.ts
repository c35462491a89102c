// Reviews and lawsuits beside the requests they are about: of last year, perhaps, so that nothing is certain.
import type { Rule } from '../../model/rule.js';

export const reviewsWithoutRequests: Rule = {
  id: 'lead.reviews',
  basis: 'lead',
  title: { zh: '有复议、诉讼而没有申请', en: 'reviews and lawsuits without requests' },
  citation: { zh: '政府信息公开条例（2019修订）第五十一条：对处理申请不服的，可以复议、诉讼', en: 'Regulations on Open Government Information (2019), art. 51' },
  severity: 'info',
  says: {
    zh: '行政复议、行政诉讼有数时，本年新收与上年结转的申请一般也有数。可能是对上年答复不服，所以只作线索。',
    en: 'Where there are reviews or lawsuits there usually were requests, new or carried in. They may be about answers of last year: only a lead.',
  },
  example: {
    breaks: { zh: '行政复议总计 3，而本年新收、上年结转都是 0', en: '3 reviews, no requests' },
    nearMiss: { zh: '行政复议总计 3，本年新收 0，上年结转 1', en: '3 reviews, one request carried in' },
  },
  relation: 'implies',
  leftName: { zh: '行政复议、行政诉讼总计', en: 'reviews and lawsuits together' },
  rightName: { zh: '本年新收与上年结转的申请', en: 'requests received and carried in together' },
  totals: false,
  identities: () => [{
    scope: null, scopeLabel: null,
    left: ['reconsideration.total', 'litigation_direct.total', 'litigation_after_reconsideration.total'],
    right: ['requests.new.total', 'requests.carried_in.total'],
  }],
};
