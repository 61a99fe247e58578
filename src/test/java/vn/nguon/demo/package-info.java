@NullMarked
package vn.nguon.demo;

import org.jspecify.annotations.NullMarked;
