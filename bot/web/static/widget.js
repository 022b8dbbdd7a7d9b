// One script tag on a portal's page: a button in the corner, and the chat in a frame of ours.
// <script src="https://…/chat.js" data-lang="zh-Hans" async></script>
(function () {
  'use strict';
  var script = document.currentScript;
  if (!script) return;
  var home = new URL(script.src).origin, texts = "TEXTS";
  var wanted = script.getAttribute('data-lang') || document.documentElement.lang || '';
  var tag = texts[wanted] ? wanted : /^en/i.test(wanted) ? 'en' : /^zh-(hant|tw|hk|mo)/i.test(wanted) ? 'zh-Hant' : 'zh-Hans';
  var said = texts[tag], button, frame = null, open = false;

  // Styles are set one by one: a portal's policy may forbid style elements and attributes.
  function style(element, rules) { Object.keys(rules).forEach(function (name) { element.style[name] = rules[name]; }); }

  function sun() {
    var space = 'http://www.w3.org/2000/svg', svg = document.createElementNS(space, 'svg');
    function part(name, attributes) {
      var element = document.createElementNS(space, name);
      Object.keys(attributes).forEach(function (key) { element.setAttribute(key, attributes[key]); });
      svg.appendChild(element);
    }
    [['viewBox', '0 0 32 32'], ['width', '22'], ['height', '22'], ['aria-hidden', 'true']].forEach(function (pair) { svg.setAttribute(pair[0], pair[1]); });
    part('circle', { cx: 16, cy: 16, r: 6.4, fill: '#F0B95B' });
    part('path', { d: 'M16 6.6L16 2M20.7 7.9L22.3 5.1M24.1 11.3L28.1 9M25.4 16L28.6 16M24.1 20.7L28.1 23M20.7 24.1L22.3 26.9M16 25.4L16 30M11.3 24.1L9.7 26.9M7.9 20.7L3.9 23M6.6 16L3.4 16M7.9 11.3L3.9 9M11.3 7.9L9.7 5.1', stroke: '#F0B95B', 'stroke-width': 2.2, 'stroke-linecap': 'round', fill: 'none' });
    return svg;
  }

  function load() {
    if (frame) return;
    frame = document.createElement('iframe');
    frame.id = 'yangguang-chat';
    frame.title = said[2];
    frame.src = home + '/chat?frame=1&lang=' + tag;
    style(frame, { position: 'fixed', zIndex: '2147483000', border: '0', background: '#FBFAF7', colorScheme: 'light dark', display: 'none' });
    document.body.appendChild(frame);
  }

  function fit() {
    var small = window.innerWidth < 520 || window.innerHeight < 560;
    style(frame, small
      ? { right: '0', bottom: '0', width: '100%', height: '100%', borderRadius: '0', boxShadow: 'none' }
      : { right: '20px', bottom: '84px', width: '400px', height: '70vh', borderRadius: '16px', boxShadow: '0 12px 48px rgba(20,30,40,.22)' });
    // Where min() is not known, the line above stands.
    if (!small) style(frame, { height: 'min(640px, calc(100vh - 110px))' });
  }

  function turn(on) {
    open = on;
    if (on) { load(); fit(); }
    if (frame) frame.style.display = on ? 'block' : 'none';
    button.setAttribute('aria-expanded', String(on));
    button.lastChild.textContent = said[on ? 1 : 0];
    if (on) frame.focus(); else button.focus();
  }

  function start() {
    button = document.createElement('button');
    button.type = 'button';
    button.lang = tag;
    button.setAttribute('aria-expanded', 'false');
    button.setAttribute('aria-controls', 'yangguang-chat');
    style(button, {
      position: 'fixed', zIndex: '2147483000', right: '20px', bottom: '20px', display: 'flex', alignItems: 'center', gap: '9px',
      minHeight: '48px', padding: '0 20px 0 16px', border: '1px solid rgba(255,255,255,.25)', borderRadius: '24px', cursor: 'pointer',
      background: '#0E5A6B', color: '#FFF', font: '16px/1.4 system-ui, "PingFang SC", "Noto Sans SC", "Microsoft YaHei", sans-serif',
      boxShadow: '0 4px 18px rgba(14,50,60,.28)'
    });
    button.appendChild(sun());
    button.appendChild(document.createElement('span')).textContent = said[0];
    button.addEventListener('click', function () { turn(!open); });
    // The page is fetched as soon as a hand comes near, so that it stands there when it opens.
    ['pointerenter', 'focus', 'touchstart'].forEach(function (event) { button.addEventListener(event, load, { passive: true }); });
    document.body.appendChild(button);
    window.addEventListener('message', function (event) {
      if (frame && event.source === frame.contentWindow && event.origin === home && event.data === 'yangguang:close') turn(false);
    });
    document.addEventListener('keydown', function (event) { if (open && event.key === 'Escape') turn(false); });
    window.addEventListener('resize', function () { if (open) fit(); });
  }

  if (document.body) start(); else document.addEventListener('DOMContentLoaded', start);
})();
