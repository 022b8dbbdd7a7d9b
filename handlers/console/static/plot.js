// Draws the plots of a page out of the figures that stand beside them in a table.
(function () {
  'use strict';
  if (!window.echarts) return;
  var styles = getComputedStyle(document.documentElement);
  function colour(name) { return styles.getPropertyValue(name).trim(); }
  // What went well is the accent itself, what did not is paler.
  var colours = [colour('--accent'), colour('--accent-line'), colour('--line')];

  Array.prototype.forEach.call(document.querySelectorAll('[data-plot]'), function (place) {
    var told = JSON.parse(place.getAttribute('data-plot'));
    var chart = window.echarts.init(place, null, { renderer: 'canvas' });
    chart.setOption({
      animation: false,
      color: colours,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: colour('--soft') },
      grid: { left: 4, right: 4, top: 12, bottom: 4, containLabel: true },
      tooltip: { trigger: 'axis', renderMode: 'richText', axisPointer: { type: 'shadow' } },
      xAxis: { type: 'category', data: told.labels, axisTick: { show: false }, axisLine: { lineStyle: { color: colour('--line') } }, axisLabel: { color: colour('--soft'), hideOverlap: true } },
      yAxis: { type: 'value', minInterval: 1, splitNumber: 3, axisLabel: { color: colour('--soft') }, splitLine: { lineStyle: { color: colour('--line') } } },
      series: told.series.map(function (one) { return { name: one.name, type: 'bar', stack: 'all', data: one.values, barCategoryGap: '35%' }; })
    });
    window.addEventListener('resize', function () { chart.resize(); });
  });
})();
