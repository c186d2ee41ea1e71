namespace Seaworthy.Tests.Retry.Fixes;

/// <summary>Code in which there is no place for a pause.</summary>
public sealed class BackoffNotOfferedTests
{
    private readonly LoopFix _fix = new("SEA1001");

    [Fact]
    public Task Lock() => _fix.IsNotOffered(
        """
        using System;
        using System.IO;

        class Disk
        {
            public string Read(string path)
            {
                lock (this)
                {
                    [|for|] (var attempt = 1; ; attempt++)
                    {
                        try
                        {
                            return File.ReadAllText(path);
                        }
                        catch (IOException) when (attempt < 3)
                        {
                        }
                    }
                }
            }
        }
        """);

    [Fact]
    public Task Conditional_compilation() => _fix.IsNotOffered(
        """
        using System;
        using System.IO;

        class Disk
        {
            public string Read(string path)
            {
                [|for|] (var attempt = 1; ; attempt++)
                {
                    try
                    {
        #if DEBUG
                        Console.WriteLine(attempt);
        #endif
                        return File.ReadAllText(path);
                    }
                    catch (IOException) when (attempt < 3)
                    {
                    }
                }
            }
        }
        """);
}
