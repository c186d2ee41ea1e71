namespace Seaworthy.Benchmarks.Measuring;

internal static class Numbers
{
    public static double Median(this IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        var middle = sorted.Length / 2;
        return sorted.Length % 2 is 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// <summary>A share with its sign, as in <c>+4.1 %</c>.</summary>
    public static string Share(double value) => $"{value * 100:+0.0;-0.0;0.0} %";
}
