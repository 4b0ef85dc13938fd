/*
 * The yardstick for QR codes: reads one content per line on standard input and writes FOLDER/N.png for each, 388 x 388
 * greyscale with whole-pixel modules and error correction M, as the product does. Uses libqrencode and libpng. With a
 * second argument each file is flushed to the disk before the next one.
 */
#include <png.h>
#include <qrencode.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define SIDE 388
#define QUIET 4

static int write_png(const char *path, const QRcode *code, int flush) {
  static unsigned char pixels[SIDE][SIDE];
  int module = SIDE / (code->width + 2 * QUIET);
  int margin = (SIDE - module * code->width) / 2;
  memset(pixels, 255, sizeof pixels);
  for (int y = 0; y < code->width * module; y++)
    for (int x = 0; x < code->width * module; x++)
      if (code->data[(y / module) * code->width + x / module] & 1) pixels[margin + y][margin + x] = 0;

  FILE *file = fopen(path, "wb");
  if (!file) return 1;
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
  png_infop info = png_create_info_struct(png);
  png_init_io(png, file);
  png_set_compression_level(png, 1);
  png_set_filter(png, 0, PNG_FILTER_UP);
  png_set_IHDR(png, info, SIDE, SIDE, 8, PNG_COLOR_TYPE_GRAY, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
               PNG_FILTER_TYPE_DEFAULT);
  png_set_pHYs(png, info, 11811, 11811, PNG_RESOLUTION_METER);
  png_write_info(png, info);
  for (int y = 0; y < SIDE; y++) png_write_row(png, pixels[y]);
  png_write_end(png, NULL);
  png_destroy_write_struct(&png, &info);
  if (flush && (fflush(file) || fsync(fileno(file)))) return 1;
  return fclose(file);
}

int main(int count, char **arguments) {
  char line[4096], path[4096];
  if (count != 2 && count != 3) return 2;
  for (int number = 0; fgets(line, sizeof line, stdin); number++) {
    line[strcspn(line, "\r\n")] = 0;
    QRcode *code = QRcode_encodeString8bit(line, 0, QR_ECLEVEL_M);
    if (!code) return 1;
    snprintf(path, sizeof path, "%s/%d.png", arguments[1], number);
    if (write_png(path, code, count == 3)) return 1;
    QRcode_free(code);
  }
  return 0;
}
