"""The package doc."""
print("package helpers runs")
package_value = 1
