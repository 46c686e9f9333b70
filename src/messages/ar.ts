import type { Messages } from './messages.js';

/** What a visitor is told where only the owner can do something. */
const tellTheOwner = 'تغيير ذلك بيد إدارة التطبيق وحدها. يمكنك إبلاغها بذلك.';
const notYours = 'السبب ليس ما كتبته. يمكنك إبلاغ إدارة التطبيق.';
const waitAMoment = ['يمكنك المحاولة مجددًا {time}.', 'يمكنك المحاولة مجددًا بعد لحظات.'] as const;
const sendAgain = 'يمكنك تعديله ثم الإرسال مجددًا.';

/**
 * Arabic, the standard language. What holds it together:
 *
 * - No imperative, as it would address a man or a woman: "يمكنك", "يلزم" and nouns of doing are for both.
 * - A provider stands after "لدى", "إلى", "من" or "على", never as the subject: no verb or adjective has to agree with it.
 * - A number with its noun stands where the nominative is right ("الحد", "المتبقي"), as Intl writes "دقيقتان" only.
 */
export const ar: Messages = {
  locale: 'ar',
  direction: 'rtl',
  providers: { kimi: 'Kimi', 'kimi-code': 'Kimi Code', minimax: 'MiniMax' },
  anyProvider: 'خدمة الذكاء الاصطناعي',

  kinds: {
    authentication: {
      title: 'يتعذر على هذا التطبيق الوصول إلى خدمة الذكاء الاصطناعي الآن.',
      action: tellTheOwner,
      owner: {
        title: 'مفتاح هذا التطبيق غير مقبول لدى {provider}.',
        action: 'يلزم وضع مفتاح آخر في إعدادات الخادم ثم التحقق مجددًا.',
      },
    },
    permission: {
      title: 'هذا الإجراء ليس متاحًا لهذا التطبيق.',
      action: tellTheOwner,
      owner: {
        title: 'هذا الإجراء ليس متاحًا لحسابك لدى {provider}.',
        action: 'يلزم التحقق من صلاحيات المفتاح.',
      },
    },
    'insufficient-balance': {
      title: 'يتعذر على هذا التطبيق الرد الآن.',
      action: 'على إدارة التطبيق شحن الرصيد. يمكنك إبلاغها بذلك.',
      owner: { title: 'نفد رصيدك لدى {provider}.', action: 'يلزم شحن الرصيد ثم التحقق مجددًا.' },
    },
    'quota-exceeded': {
      title: ['نفدت حصة هذا التطبيق {window}.', 'نفدت حصة هذا التطبيق الحالية.'],
      action: ['يمكنك المحاولة مجددًا {time}.', 'تتجدد الحصة تلقائيًا. يمكنك المحاولة مجددًا لاحقًا.'],
      owner: {
        title: ['نفدت حصتك {window} لدى {provider}.', 'نفدت حصتك الحالية لدى {provider}.'],
        action: ['تتجدد الحصة {time}. باقة أكبر تتيح المتابعة قبل ذلك.', 'تتجدد الحصة تلقائيًا. باقة أكبر تتيح المتابعة قبل ذلك.'],
      },
    },
    'not-in-plan': {
      title: 'باقة هذا التطبيق لا تشمل هذه الميزة.',
      action: tellTheOwner,
      owner: {
        title: 'باقتك لدى {provider} لا تشمل هذه الميزة.',
        action: 'الانتظار لا يفيد. يلزم اختيار باقة تشملها.',
      },
    },
    'rate-limited': {
      title: 'الطلبات كثيرة الآن.',
      action: waitAMoment,
      owner: {
        title: ['بلغ هذا التطبيق الحد لدى {provider}، وهو {limit}.', 'بلغ هذا التطبيق الحد لدى {provider}.'],
        action: ['يمكنك المحاولة مجددًا {time}. المستوى الأعلى يتيح المزيد.', 'يمكنك المحاولة مجددًا بعد لحظات. المستوى الأعلى يتيح المزيد.'],
      },
    },
    overloaded: {
      title: 'الطلبات كثيرة الآن لدى خدمة الذكاء الاصطناعي.',
      action: waitAMoment,
      owner: { title: 'الطلبات كثيرة الآن لدى {provider}.' },
    },
    'server-error': {
      title: 'حدثت مشكلة لدى خدمة الذكاء الاصطناعي.',
      action: 'يمكنك المحاولة مجددًا بعد لحظات.',
      owner: { title: 'حدثت مشكلة لدى {provider}.' },
    },
    timeout: {
      title: 'تأخرت الإجابة.',
      action: 'يمكنك المحاولة مجددًا بنص أقصر.',
      owner: { title: 'تأخرت الإجابة لدى {provider}.' },
    },
    network: {
      title: 'تعذر الوصول إلى خدمة الذكاء الاصطناعي.',
      action: 'يمكنك المحاولة مجددًا بعد التحقق من الاتصال بالإنترنت.',
      owner: { title: 'تعذر الوصول إلى {provider}.' },
    },
    'content-filtered': {
      title: 'خدمة الذكاء الاصطناعي لا تتيح هذا النص.',
      action: 'يمكنك المحاولة مجددًا بكلمات أخرى.',
      owner: { title: 'قواعد المحتوى لدى {provider} لا تتيح هذا النص.' },
    },
    'context-too-long': {
      title: 'هذا أطول مما يمكن قراءته.',
      action: 'يمكنك المحاولة مجددًا بنص أقصر أو في محادثة جديدة.',
      owner: { title: ['هذا أطول مما يقرؤه النموذج، والحد {limit}.', 'هذا أطول مما يقرؤه النموذج.'] },
    },
    'invalid-input': {
      title: ['هذا أكبر مما يمكن إرساله، والحد {limit}.', 'لا يمكن استخدام هذا الآن.'],
      action: sendAgain,
    },
    'invalid-request': {
      title: 'طلب هذا التطبيق غير مفهوم لدى خدمة الذكاء الاصطناعي.',
      action: notYours,
      owner: {
        title: 'طلب هذا التطبيق غير مفهوم لدى {provider}.',
        action: 'يلزم تعديل شيفرة التطبيق. يمكن لفريق التطوير النظر في ذلك.',
      },
    },
    'not-found': {
      title: 'ما يطلبه هذا التطبيق غير موجود.',
      action: notYours,
      owner: {
        title: 'ما يطلبه هذا التطبيق غير موجود لدى {provider}.',
        action: 'يلزم التحقق من اسم النموذج أو الصوت أو الملف.',
      },
    },
    conflict: { title: 'هذا الاسم موجود من قبل.', action: 'يمكنك اختيار اسم آخر ثم الإرسال مجددًا.' },
    aborted: { title: 'توقف هذا.', action: 'يمكنك الإرسال مجددًا.' },
    unknown: {
      title: 'حدث أمر غير متوقع.',
      action: 'يمكنك المحاولة مجددًا. إن تكرر ذلك فيمكنك إبلاغ إدارة التطبيق.',
      owner: {
        title: 'حدث أمر غير متوقع لدى {provider}.',
        action: 'يمكنك المحاولة مجددًا. إن تكرر ذلك فيمكن لفريق التطوير النظر في ذلك.',
      },
    },
  },

  details: {
    'file-empty': { title: 'هذا الملف فارغ.', action: 'يمكنك اختيار ملف آخر ثم الإرسال مجددًا.' },
    'file-too-large': {
      title: ['هذا الملف أكبر مما يمكن إرساله، والحد {limit}.', 'هذا الملف أكبر مما يمكن إرساله.'],
      action: 'يمكنك اختيار ملف أصغر ثم الإرسال مجددًا.',
    },
    'file-unreadable': { title: 'تعذرت قراءة هذا الملف.', action: 'يمكنك اختيار ملف آخر ثم الإرسال مجددًا.' },
    'too-many-files': {
      title: ['لا متسع لمزيد من الملفات، والحد {limit}.', 'لا متسع لمزيد من الملفات.'],
      action: 'يمكنك حذف ملف آخر ثم الإرسال مجددًا.',
    },
    'wrong-purpose': {
      title: 'لا يمكن استخدام هذا الملف لهذا الغرض.',
      owner: {
        action: 'يلزم تعديل شيفرة التطبيق. يمكن لفريق التطوير النظر في ذلك.',
      },
    },
    'invisible-characters': { title: 'في هذا النص أحرف خفية كثيرة.', action: 'يمكنك لصقه نصًا عاديًا ثم الإرسال مجددًا.' },
    'sample-mismatch': { title: 'التسجيل لا يطابق نصه.', action: 'يلزم تسجيل كلمات النص كما هي ثم الإرسال مجددًا.' },
    'prompt-mismatch': {
      title: 'التسجيل النموذجي لا يطابق نصه.',
      action: 'يلزم كتابة كلمات التسجيل كما هي ثم الإرسال مجددًا.',
    },
    'sample-duration': {
      title: 'التسجيل أقصر من اللازم أو أطول.',
      action: 'يمكنك اختيار تسجيل آخر ثم الإرسال مجددًا.',
    },
    'sample-unusable': {
      title: 'لا يمكن استخدام هذا التسجيل أو الصوت.',
      action: 'يمكنك اختيار تسجيل أو صوت آخر ثم الإرسال مجددًا.',
    },
    'prompt-too-long': {
      title: 'التسجيل النموذجي أطول من اللازم.',
      action: 'يمكنك اختيار تسجيل أقصر من ثماني ثوان ثم الإرسال مجددًا.',
    },
    'voice-id-taken': { title: 'هذا الاسم موجود من قبل.' },
    'voice-not-yours': {
      title: 'هذا الصوت ليس متاحًا.',
      action: 'يمكنك اختيار صوت آخر ثم الإرسال مجددًا.',
      owner: { title: 'هذا الصوت لحساب آخر.' },
    },
    'model-unavailable': {
      title: 'هذا النموذج ليس متاحًا لهذا التطبيق.',
      action: 'يمكنك اختيار نموذج آخر أو إبلاغ إدارة التطبيق.',
      owner: {
        title: 'هذا النموذج ليس متاحًا لحسابك لدى {provider}.',
        action: 'يلزم التحقق من اسم النموذج أو اختيار باقة تشمله.',
      },
    },
    'not-open': {
      title: 'هذه الميزة ليست متاحة بعد.',
      action: 'يمكنك إبلاغ إدارة التطبيق.',
      owner: {
        title: 'هذه الميزة ليست متاحة لحسابك لدى {provider} بعد.',
        action: 'يمكنك التواصل مع {provider}.',
      },
    },
    'coding-agents-only': {
      title: 'يتعذر على هذا التطبيق الرد الآن.',
      owner: { title: 'هذه الباقة لأدوات البرمجة وحدها.', action: 'يلزم وضع مفتاح من المنصة المفتوحة في إعدادات الخادم ثم التحقق مجددًا.' },
    },
    'account-suspended': {
      owner: { title: 'حسابك لدى {provider} متوقف.', action: 'يلزم شحن الرصيد ثم التحقق مجددًا.' },
    },
    concurrency: {
      title: 'الطلبات الجارية كثيرة الآن.',
      action: 'يمكنك المحاولة مجددًا بعد اكتمال أحدها.',
      owner: { title: ['بلغت الطلبات الجارية الحد لدى {provider}، وهو {limit}.', 'بلغت الطلبات الجارية الحد لدى {provider}.'] },
    },
    connections: { title: 'الاتصالات المفتوحة كثيرة الآن.', action: 'يمكنك المحاولة مجددًا بعد لحظات.' },
    growth: {
      owner: {
        title: 'زادت الطلبات بسرعة.',
        action: 'يمكنك المحاولة مجددًا بعد لحظات. توزيع الطلبات يتيح المزيد.',
      },
    },
    'per-day': {
      title: 'نفدت حصة هذا التطبيق لهذا اليوم.',
      action: ['يمكنك المحاولة مجددًا {time}.', 'تتجدد الحصة تلقائيًا. يمكنك المحاولة مجددًا غدًا.'],
      owner: {
        title: ['بلغ هذا التطبيق الحد لدى {provider}، وهو {limit}.', 'نفدت حصتك لهذا اليوم لدى {provider}.'],
        action: ['تتجدد الحصة {time}. المستوى الأعلى يتيح المزيد.', 'تتجدد الحصة تلقائيًا. المستوى الأعلى يتيح المزيد.'],
      },
    },
    offline: { title: 'لا يوجد اتصال بالإنترنت.', action: 'يمكنك المحاولة مجددًا بعد الاتصال بالإنترنت.' },
    'stream-cut': {
      title: 'توقفت الإجابة قبل نهايتها.',
      action: 'يمكنك المحاولة مجددًا للحصول عليها كاملة.',
    },
  },

  codes: {
    'stream-ended-early': { title: 'توقفت الإجابة قبل نهايتها.', action: 'يمكنك المحاولة مجددًا للحصول عليها كاملة.' },
    'not-a-stream': {
      title: 'تعذرت قراءة الإجابة.',
      action: 'يمكنك المحاولة مجددًا بعد لحظات.',
      owner: { action: 'يمكنك المحاولة مجددًا. إن تكرر ذلك فيلزم التحقق من عنوان الخدمة.' },
    },
    'empty-answer': { title: 'هذه الإجابة فارغة.', action: 'يمكنك المحاولة مجددًا بكلمات أخرى.' },
    stalled: { title: 'توقفت الإجابة قبل نهايتها.', action: 'يمكنك المحاولة مجددًا بعد لحظات.' },
    'too-large': { title: 'هذا أكبر مما يمكن قراءته.', action: 'يمكنك المحاولة مجددًا بنص أقصر.' },
    offline: { title: 'لا يوجد اتصال بالإنترنت.', action: 'يمكنك المحاولة مجددًا بعد الاتصال بالإنترنت.' },
    'not-signed-in': { title: 'يلزم تسجيل الدخول.', action: 'يمكنك تسجيل الدخول ثم الإرسال مجددًا.' },
    'not-configured': {
      title: 'هذا التطبيق ليس متاحًا بعد.',
      action: tellTheOwner,
      owner: { title: 'مفتاح {provider} غير موجود.', action: 'يلزم وضع مفتاح في إعدادات الخادم ثم التحقق مجددًا.' },
    },
  },

  filteredOutput: {
    title: 'خدمة الذكاء الاصطناعي لا تتيح هذه الإجابة.',
    action: 'يمكنك المحاولة مجددًا بكلمات أخرى.',
    owner: { title: 'قواعد المحتوى لدى {provider} لا تتيح هذه الإجابة.' },
  },

  contact: {
    withRequestId: 'إن تكرر ذلك فيمكنك التواصل مع {provider} بذكر معرّف الطلب.',
    withoutRequestId: 'إن تكرر ذلك فيمكنك التواصل مع {provider}.',
  },

  limits: {
    rpm: {
      one: 'طلب واحد في الدقيقة',
      two: 'طلبان في الدقيقة',
      few: '{count} طلبات في الدقيقة',
      many: '{count} طلبًا في الدقيقة',
      other: '{count} طلب في الدقيقة',
    },
    tpm: {
      one: 'رمز واحد في الدقيقة',
      two: 'رمزان في الدقيقة',
      few: '{count} رموز في الدقيقة',
      many: '{count} رمزًا في الدقيقة',
      other: '{count} رمز في الدقيقة',
    },
    tpd: {
      one: 'رمز واحد في اليوم',
      two: 'رمزان في اليوم',
      few: '{count} رموز في اليوم',
      many: '{count} رمزًا في اليوم',
      other: '{count} رمز في اليوم',
    },
    concurrency: {
      one: 'طلب واحد في الوقت نفسه',
      two: 'طلبان في الوقت نفسه',
      few: '{count} طلبات في الوقت نفسه',
      many: '{count} طلبًا في الوقت نفسه',
      other: '{count} طلب في الوقت نفسه',
    },
    tokens: { one: 'رمز واحد', two: 'رمزان', few: '{count} رموز', many: '{count} رمزًا', other: '{count} رمز' },
    characters: { one: 'حرف واحد', two: 'حرفان', few: '{count} أحرف', many: '{count} حرفًا', other: '{count} حرف' },
    files: { one: 'ملف واحد', two: 'ملفان', few: '{count} ملفات', many: '{count} ملفًا', other: '{count} ملف' },
  },
  windows: { minute: 'لكل دقيقة', '5h': 'لكل خمس ساعات', day: 'اليومية', week: 'الأسبوعية', month: 'الشهرية' },
  times: {
    today: 'الساعة {clock}',
    tomorrow: 'غدًا الساعة {clock}',
    weekday: 'يوم {weekday} الساعة {clock}',
    date: 'يوم {date} الساعة {clock}',
  },

  actions: {
    retry: 'إعادة المحاولة',
    check: 'التحقق مجددًا',
    retrying: 'إعادة المحاولة…',
    done: 'تم',
    retryIn: 'إعادة المحاولة بعد {time}',
    retryInAbout: 'إعادة المحاولة، المتبقي {duration} تقريبًا',
    retryAt: 'إعادة المحاولة {time}',
    retryOnline: 'لا يوجد اتصال بالإنترنت',
    autoIn: 'ستُعاد المحاولة بعد {time}',
    autoInAbout: 'ستُعاد المحاولة، المتبقي {duration} تقريبًا',
    autoSoon: 'ستُعاد المحاولة بعد لحظات',
    stop: 'إيقاف',
    topUp: 'شحن الرصيد',
    plan: 'عرض الباقات',
    keys: 'عرض المفاتيح',
    newTab: 'في تبويب جديد',
    requestId: 'معرّف الطلب',
    copy: 'نسخ',
    copied: 'تم النسخ',
    copyForOwner: 'نسخ رسالة لإدارة التطبيق',
  },
  facts: { label: 'التفاصيل', provider: 'المزوّد', code: 'الرمز', status: 'الحالة', time: 'الوقت', page: 'الصفحة' },
  balance: {
    label: 'الرصيد لدى {provider}',
    empty: ['المتبقي {amount}. يلزم شحن الرصيد للمتابعة.', 'يلزم شحن الرصيد للمتابعة.'],
    low: { title: 'المتبقي من رصيدك لدى {provider} قليل.', action: ['المتبقي {amount}.', 'يمكنك شحن الرصيد الآن.'] },
    toppedUp: 'تم شحن الرصيد',
    checking: 'التحقق…',
    unchanged: 'لم يصل الرصيد بعد. يمكنك المحاولة مجددًا لاحقًا.',
    restored: 'عاد الرصيد.',
  },
  quota: {
    label: 'الحصة لدى {provider}',
    empty: 'نفدت حصتك {window} من {name} لدى {provider}.',
    low: {
      title: [
        'المتبقي من حصتك {window} من {name} لدى {provider} هو {percent}.',
        'المتبقي من حصتك {window} لدى {provider} هو {percent}.',
        'المتبقي من حصتك لدى {provider} قليل.',
      ],
      action: ['تتجدد كاملة {time}.', 'تتجدد الحصة تلقائيًا.'],
    },
    window: 'الحصة {window}',
    left: 'المتبقي {percent}',
    usedUp: 'نفدت',
    unknown: 'غير معروف',
    resets: 'تتجدد كاملة {time}',
    restored: 'عادت الحصة.',
  },
  answer: { thinking: 'التفكير…', thoughts: 'التفكير', started: 'بدأت الإجابة', complete: 'اكتملت الإجابة' },
  voice: {
    preparing: 'التحضير…',
    speaking: 'القراءة جارية',
    paused: 'توقف مؤقت',
    blocked: 'زر التشغيل يبدأ القراءة.',
    done: 'اكتملت القراءة',
    goesOn: 'تستمر القراءة من حيث توقفت.',
    pause: 'إيقاف مؤقت',
    play: 'تشغيل',
  },
  toasts: {
    label: 'إشعار',
    region: 'إشعارات ({hotkey})',
    reach: 'المفتاح {hotkey} يفتحه.',
    close: 'إغلاق',
    repeated: { one: 'مرة واحدة', two: 'مرتان', few: '{count} مرات', many: '{count} مرة', other: '{count} مرة' },
  },
  announcements: {
    waiting: 'المتبقي قبل إعادة المحاولة {duration}.',
    waitingAbout: 'المتبقي قبل إعادة المحاولة {duration} تقريبًا.',
    waitingUntil: 'يمكنك المحاولة مجددًا {time}.',
    auto: 'ستُعاد المحاولة تلقائيًا، المتبقي {duration}.',
    autoAbout: 'ستُعاد المحاولة تلقائيًا، المتبقي {duration} تقريبًا.',
    stopped: 'توقف هذا.',
    offline: 'لا يوجد اتصال بالإنترنت. يمكنك المحاولة مجددًا بعد الاتصال بالإنترنت.',
    ready: 'يمكنك المحاولة مجددًا الآن.',
    notYet: 'ليس بعد.',
    recovered: 'عادت الخدمة.',
  },
};
