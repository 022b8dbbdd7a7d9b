// The conversation, live. Without this file the same page works as a plain form.
(function () {
  'use strict';

  var root = document.documentElement;
  var say = window.yangguang.say, build = window.yangguang.build, make = window.yangguang.make, slice = window.yangguang.slice, file = window.yangguang.file;
  var log = byId('log'), typing = byId('typing'), line = byId('line');
  var composer = byId('composer'), box = byId('text'), menu = byId('menu'), opener = byId('open-menu');
  var language = root.lang;
  var framed = root.classList.contains('framed');

  function byId(id) { return document.getElementById(id); }

  // ---- time, in the city's clock ----

  function city(at) { return new Date(new Date(at).getTime() + 8 * 3600e3).toISOString(); }

  function when(at) {
    var local = city(at), clock = local.slice(11, 16), day = local.slice(0, 10);
    if (day === city(Date.now()).slice(0, 10)) return say.today.replace('#', clock);
    if (day === city(Date.now() - 864e5).slice(0, 10)) return say.yesterday.replace('#', clock);
    return day + ' ' + clock;
  }

  function stamp(article) {
    var before = article.previousElementSibling;
    while (before && !before.hasAttribute('data-at')) before = before.previousElementSibling;
    var at = article.getAttribute('data-at'), last = before && before.getAttribute('data-at');
    if (last && new Date(at) - new Date(last) < 600e3 && city(at).slice(0, 10) === city(last).slice(0, 10)) return;
    var time = make('time', '', when(at));
    time.dateTime = at;
    log.insertBefore(make('p', 'stamp'), article).appendChild(time);
  }

  function restamp() {
    slice(log.querySelectorAll('time')).forEach(function (time) { time.textContent = when(time.dateTime); });
  }

  // ---- the log ----

  function find(id) { return log.querySelector('[data-id="' + Number(id) + '"]'); }
  // What went wrong stays where it was said; what comes after it stands below.
  function number(article) { return article.classList.contains('trouble') ? 0 : Number(article.getAttribute('data-id')) || Infinity; }
  function last() {
    return slice(log.querySelectorAll('[data-id]')).reduce(function (most, article) { return Math.max(most, number(article)); }, 0);
  }

  // Messages stand in the order of their numbers; what waits to be taken stands last.
  function place(article) {
    var after = slice(log.querySelectorAll('.msg')).filter(function (other) {
      return other !== article && number(other) > number(article);
    })[0];
    log.insertBefore(article, after || null);
    stamp(article);
    article.classList.add('comes');
  }

  function atEnd() { return window.innerHeight + window.pageYOffset > root.scrollHeight - 160; }

  // The end comes into view, but not past the beginning of what answers the last question.
  function follow() {
    var asked = log.querySelectorAll('.resident');
    if (asked.length) window.scrollTo(0, Math.min(window.pageYOffset + below(asked[asked.length - 1]), root.scrollHeight - window.innerHeight));
  }

  // How far a message is below the edge of the header.
  function below(article) { return article.getBoundingClientRect().top - document.querySelector('.top').offsetHeight - 10; }

  // What changed under a tap is read from its beginning, and to its end where there is room.
  function reveal(article) {
    var head = below(article), over = article.getBoundingClientRect().bottom + 10 - byId('composer').getBoundingClientRect().top;
    window.scrollBy(0, Math.min(head, Math.max(0, over)));
  }

  function show(frame) {
    var old = find(frame.message_id), fresh = build(frame), near = atEnd();
    if (!old) {
      if (frame.type === 'edit') return;
      place(fresh);
    } else if (old.innerHTML !== fresh.innerHTML) {
      replace(old, fresh);
      if (frame.message_id === tappedOn) { near = false; reveal(fresh); }
    }
    if (frame.from !== 'resident') rest();
    else if (byId('starters')) byId('starters').hidden = true;
    if (near) {
      follow();
      slice(fresh.querySelectorAll('img')).forEach(function (picture) { picture.onload = follow; });
    }
  }

  // Whoever stands on a button of a message stays there when the message changes.
  function replace(old, fresh) {
    var focus = old.contains(document.activeElement) && document.activeElement, held = focus && focus.value;
    fresh.setAttribute('data-at', old.getAttribute('data-at'));
    log.replaceChild(fresh, old);
    if (!focus) return;
    var pills = slice(fresh.querySelectorAll('.pill'));
    var same = pills.filter(function (pill) { return pill.value === held; })[0] || pills[0] || fresh;
    if (same === fresh) fresh.tabIndex = -1;
    same.focus({ preventScroll: true });
  }

  function trouble(html) {
    var article = build({ html: html });
    article.classList.add('trouble');
    log.appendChild(article);
    rest();
    follow();
  }

  // ---- typing ----

  var thinking = null, tired = null;

  function think() {
    if (thinking) return;
    thinking = setTimeout(function () {
      var near = atEnd(), dots = make('span', 'dots');
      dots.setAttribute('aria-hidden', 'true');
      for (var count = 0; count < 3; count += 1) dots.appendChild(make('span'));
      typing.appendChild(dots);
      typing.appendChild(make('span', 'sr', say.typing));
      if (near) follow();
    }, 300);
    tired = setTimeout(rest, 20000);
  }

  function rest() {
    clearTimeout(thinking);
    clearTimeout(tired);
    thinking = null;
    typing.textContent = '';
  }

  // ---- what is kept in this tab: the draft, and what was not acknowledged ----

  function kept(name) { try { return sessionStorage.getItem('yangguang.' + name) || ''; } catch (error) { return ''; } }
  function keep(name, value) { try { sessionStorage.setItem('yangguang.' + name, value); } catch (error) { /* then it lives as long as the page */ } }

  var outbox = [];
  try { outbox = JSON.parse(kept('outbox') || '[]'); } catch (error) { outbox = []; }

  function save() { keep('outbox', JSON.stringify(outbox)); }

  function bubble(letter) {
    var article = build({ from: 'resident', html: '' });
    article.setAttribute('data-nonce', letter.frame.nonce);
    article.classList.add('waits');
    article.appendChild(make('p', '', letter.label));
    log.appendChild(article);
    stamp(article);
  }

  function nonce() {
    var numbers = new Uint32Array(4);
    (window.crypto || window.msCrypto).getRandomValues(numbers);
    return slice(numbers).map(function (one) { return one.toString(36); }).join('-');
  }

  function post(frame, label) {
    frame.nonce = nonce();
    var letter = { frame: frame, label: label };
    outbox.push(letter);
    save();
    bubble(letter);
    if (byId('starters')) byId('starters').hidden = true;
    follow();
    deliver(letter);
  }

  function taken(nonce) {
    outbox = outbox.filter(function (letter) { return letter.frame.nonce !== nonce; });
    save();
    return slice(log.querySelectorAll('[data-nonce]')).filter(function (article) {
      return article.getAttribute('data-nonce') === nonce;
    })[0];
  }

  function acknowledged(frame) {
    var waiting = taken(frame.nonce);
    if (!waiting) return;
    if (find(frame.message_id)) { drop(waiting); return; }
    var fresh = build({ from: 'resident', html: frame.html, message_id: frame.message_id, at: waiting.getAttribute('data-at') });
    log.replaceChild(fresh, waiting);
  }

  function drop(article) {
    var before = article.previousElementSibling;
    log.removeChild(article);
    if (before && before.className === 'stamp' && !(before.nextElementSibling && before.nextElementSibling.classList.contains('msg'))) log.removeChild(before);
  }

  function refused(frame) {
    var letter = outbox.filter(function (one) { return one.frame.nonce === frame.nonce; })[0];
    if (letter) {
      var waiting = taken(frame.nonce), back = letter.frame.type === 'text' && !box.value;
      // What can't go back into the box stays to be read, and copied, where it stands.
      if (waiting && (back || letter.frame.type !== 'text')) drop(waiting);
      if (back) { box.value = letter.frame.text; typed(); }
    }
    trouble(frame.html);
  }

  // ---- the socket ----

  var socket = null, open = false, everOpen = false, since = 0, tries = 0, retry = null, patience = null, calm = null, cannot = false;

  function connect() {
    clearTimeout(retry);
    retry = null;
    if (socket) return;
    var mine;
    try {
      mine = new WebSocket((location.protocol === 'https:' ? 'wss://' : 'ws://') + location.host + '/chat/ws?lang=' + language);
    } catch (error) { again(); return; }
    socket = mine;
    mine.onopen = function () {
      open = everOpen = true;
      since = Date.now();
      cannot = false;
      clearTimeout(calm);
      calm = null;
      line.textContent = '';
      mine.send(JSON.stringify({ type: 'hello', after: last() }));
      outbox.forEach(deliver);
    };
    mine.onmessage = function (event) { hear(JSON.parse(event.data)); };
    mine.onclose = function (event) {
      if (socket !== mine) return;
      // Only a line that held for a while was a good one.
      if (open && Date.now() - since > 5000) tries = 0;
      socket = null;
      open = false;
      rest();
      again(event.code === 1008 ? 8000 : 0);
    };
  }

  function again(least) {
    tries += 1;
    if (!calm) calm = setTimeout(function () { line.textContent = say.offline; }, 1200);
    if (!everOpen && tries === 3) {
      // Something on the way lets no socket through: the form still works, so it takes over.
      cannot = true;
      clearTimeout(calm);
      line.textContent = say['offline-form'];
      if (outbox.length && !box.value) {
        box.value = outbox.map(function (letter) { return letter.label; }).join('\n');
        outbox.forEach(function (letter) { var waiting = taken(letter.frame.nonce); if (waiting) drop(waiting); });
        typed();
      }
    }
    var pause = Math.min(15000, 400 * Math.pow(2, Math.min(tries, 6))) * (0.7 + Math.random() * 0.6);
    retry = setTimeout(connect, Math.max(least || 0, pause));
  }

  function now() { if (!open && retry) { tries = Math.min(tries, 1); connect(); } }

  function deliver(letter) {
    if (!open) return;
    letter.tries = (letter.tries || 0) + 1;
    if (letter.tries > 6) { refused({ nonce: letter.frame.nonce, html: say['not-taken'] }); return; }
    socket.send(JSON.stringify(letter.frame));
    clearTimeout(patience);
    patience = setTimeout(function () {
      // A line that lost its other end stays silent: no acknowledgement means a new socket.
      if (!outbox.length || !socket) return;
      var dead = socket;
      socket = null;
      open = false;
      dead.close();
      again();
    }, 10000);
  }

  function hear(frame) {
    switch (frame.type) {
      case 'message': case 'media': case 'edit': show(frame); break;
      case 'delete': if (find(frame.message_id)) drop(find(frame.message_id)); break;
      case 'ack': acknowledged(frame); break;
      case 'typing': think(); break;
      case 'error': refused(frame); break;
      case 'language': case 'reload': location.reload(); break;
    }
  }

  // ---- writing ----

  function typed() {
    keep('draft', box.value);
    box.style.height = 'auto';
    box.style.height = box.scrollHeight + 'px';
  }

  function submit() {
    var text = box.value.trim();
    if (!text) { box.focus(); return; }
    if (text.length > 100000) { trouble(say['too-big']); return; }
    box.value = '';
    typed();
    post({ type: 'text', text: text }, text);
  }

  composer.addEventListener('submit', function (event) {
    if (cannot) { keep('draft', ''); return; }
    event.preventDefault();
    submit();
  });
  box.addEventListener('input', typed);
  box.addEventListener('keydown', function (event) {
    // While an input method composes, Enter takes its candidate and sends nothing.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    if (cannot) { if (box.value.trim()) composer.querySelector('button').click(); } else submit();
  });
  // A file that is dropped or pasted is uploaded where the last message asks for one.
  function files(event) {
    var carried = event.clipboardData || event.dataTransfer, said = log.querySelectorAll('.office');
    if (!carried || !carried.files || !carried.files.length || cannot) return;
    event.preventDefault();
    if (said.length && slice(said[said.length - 1].querySelectorAll('button')).some(file.asks)) file.upload(carried.files[0], sendFile, trouble);
    else post({ type: 'file', file_id: '' }, '…');
  }
  function sendFile(id, name) { post({ type: 'file', file_id: id }, name); }
  box.addEventListener('paste', files);
  box.addEventListener('drop', files);

  var pressed = null, tappedOn = 0;
  document.addEventListener('click', function (event) {
    var button = event.target.closest ? event.target.closest('button[form=plain]') : null;
    if (!button || cannot) return;
    event.preventDefault();
    if (file.asks(button)) { file.pick(sendFile, trouble); return; }
    // Two quick presses of one button are one wish.
    if (pressed === button) return;
    pressed = button;
    setTimeout(function () { pressed = null; }, 700);
    if (button.name === 'text') {
      shut(false);
      post({ type: 'text', text: button.value }, button.value);
    } else {
      var space = button.value.indexOf(' ');
      tappedOn = Number(button.value.slice(0, space));
      post({ type: 'tap', data: button.value.slice(space + 1), message_id: tappedOn }, button.textContent);
    }
  });

  // ---- the menu, and the frame of a portal ----

  function shut(back) {
    if (location.hash === '#menu') history.replaceState(null, '', location.pathname + location.search);
    if (!menu.classList.contains('opened')) return;
    menu.classList.remove('opened');
    opener.setAttribute('aria-expanded', 'false');
    if (back) opener.focus();
  }

  opener.setAttribute('role', 'button');
  opener.setAttribute('aria-expanded', 'false');
  opener.setAttribute('aria-controls', 'menu');
  opener.addEventListener('click', function (event) {
    event.preventDefault();
    menu.classList.add('opened');
    opener.setAttribute('aria-expanded', 'true');
    menu.focus();
  });
  opener.addEventListener('keydown', function (event) { if (event.key === ' ') { event.preventDefault(); opener.click(); } });
  menu.addEventListener('click', function (event) {
    var link = event.target.closest('.close-menu, .here');
    if (!link) return;
    event.preventDefault();
    shut(link.className !== 'here');
    if (link.className === 'here') box.focus();
  });
  document.addEventListener('click', function (event) {
    if (menu.classList.contains('opened') && !menu.contains(event.target) && !opener.contains(event.target)) shut(true);
  });
  document.addEventListener('focusin', function (event) {
    if (!menu.contains(event.target) && event.target !== opener) shut(false);
  });
  document.addEventListener('keydown', function (event) {
    if (event.key !== 'Escape' || event.isComposing) return;
    if (menu.classList.contains('opened')) shut(true);
    else if (framed) leave();
  });

  function leave() { if (window.parent !== window) window.parent.postMessage('yangguang:close', '*'); }
  if (framed && window.parent !== window) {
    byId('close-frame').hidden = false;
    byId('close-frame').addEventListener('click', leave);
  }

  // ---- the beginning ----

  var asked = /[?&]q=/.test(location.search);
  if (!asked && !box.value) box.value = kept('draft');
  if (/[?&](q|lang)=/.test(location.search)) history.replaceState(null, '', location.pathname + (framed ? '?frame=1' : ''));
  typed();
  outbox.forEach(bubble);
  restamp();
  follow();
  window.addEventListener('online', now);
  document.addEventListener('visibilitychange', function () { if (!document.hidden) { now(); restamp(); } });
  window.addEventListener('pageshow', now);
  if (asked || (window.matchMedia && matchMedia('(hover: hover)').matches && !framed)) box.focus({ preventScroll: true });
  connect();
})();
