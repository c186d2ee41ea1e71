namespace Seaworthy.Benchmarks.Measuring;

/// <summary>What a piece of work cost. CPU time and bytes repeat on a machine that others use too; wall time does not.</summary>
internal readonly record struct Cost(TimeSpan Cpu, long Bytes)
{
    public static Cost operator +(Cost left, Cost right) => new(left.Cpu + right.Cpu, left.Bytes + right.Bytes);

    public static Cost operator -(Cost left, Cost right) => new(left.Cpu - right.Cpu, left.Bytes - right.Bytes);

    /// <summary>Measures the whole process, all of its threads included.</summary>
    public static Cost Of(Action work)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var cpu = Environment.CpuUsage.TotalTime;
        work();
        return new(Environment.CpuUsage.TotalTime - cpu, GC.GetTotalAllocatedBytes(precise: true) - bytes);
    }
}
