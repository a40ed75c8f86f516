// Before the first paint: scripts are on, and the type size this person chose on this device.
"use strict";
document.documentElement.classList.add("js");
try {
  if (localStorage.getItem("jianyan-type") === "large") document.documentElement.dataset.type = "large";
} catch { /* storage may be forbidden: the page works without it */ }
