// The door's camera: reads the ticket's square and sends it as if it had been typed. Where a
// browser has no detector or no camera, the page stays as it is, and the number is typed.
(function () {
  'use strict';
  var box = document.getElementById('scan'), form = document.getElementById('check-in');
  if (!box || !form || !('BarcodeDetector' in window) || !navigator.mediaDevices) return;
  var button = document.getElementById('scan-button'), picture = document.getElementById('scan-picture');
  var ticket = document.getElementById('ticket'), denied = document.getElementById('scan-denied');
  var detector, stream = null, words = button.textContent;
  // The ticket that was just read still lies before the camera when the page comes back: it is
  // read anew only after it was away for so long.
  var AGAIN = 5000;

  function remember(name, value) { try { sessionStorage.setItem(name, value); } catch (error) { /* for this page only */ } }
  function remembered(name) { try { return sessionStorage.getItem(name) || ''; } catch (error) { return ''; } }

  function stop() {
    if (stream) stream.getTracks().forEach(function (track) { track.stop(); });
    stream = null;
    picture.hidden = true;
    button.textContent = words;
  }

  function look() {
    if (!stream) return;
    detector.detect(picture).then(function (found) {
      var code = found.length ? found[0].rawValue : '';
      var last = remembered('door-last'), at = Number(remembered('door-at'));
      if (code && (code !== last || Date.now() - at > AGAIN)) {
        remember('door-last', code);
        remember('door-at', String(Date.now()));
        ticket.value = code;
        if (navigator.vibrate) navigator.vibrate(60);
        stop();
        form.requestSubmit();
      } else {
        if (code) remember('door-at', String(Date.now()));
        setTimeout(look, 150);
      }
    }, function () { setTimeout(look, 400); });
  }

  function start() {
    denied.hidden = true;
    navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } }).then(function (given) {
      stream = given;
      picture.srcObject = given;
      picture.hidden = false;
      button.textContent = button.getAttribute('data-stop');
      remember('door-scans', 'yes');
      return picture.play().then(look);
    }).catch(function () { remember('door-scans', ''); stop(); denied.hidden = false; });
  }

  BarcodeDetector.getSupportedFormats().then(function (formats) {
    if (formats.indexOf('qr_code') < 0) return;
    detector = new BarcodeDetector({ formats: ['qr_code'] });
    box.hidden = false;
    button.addEventListener('click', function () {
      if (stream) { remember('door-scans', ''); stop(); } else start();
    });
    if (remembered('door-scans')) start();
  }).catch(function () { /* then it is typed */ });
  window.addEventListener('pagehide', stop);
})();
