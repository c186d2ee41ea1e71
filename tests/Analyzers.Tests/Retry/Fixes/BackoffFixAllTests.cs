namespace Seaworthy.Tests.Retry.Fixes;

/// <summary>Several loops of a document at once.</summary>
public sealed class BackoffFixAllTests
{
    private readonly LoopFix _fix = new("SEA1001");

    [Fact]
    public Task Loops_of_a_type_share_a_method() => _fix.Makes(
        """
        using System;
        using System.IO;

        class Disk
        {
            public string Read(string path)
            {
                var attempt = 0;
                [|while|] (true)
                {
                    try
                    {
                        return File.ReadAllText(path);
                    }
                    catch (IOException) when (++attempt < 3)
                    {
                    }
                }
            }

            public byte[] ReadBytes(string path)
            {
                var attempt = 0;
                [|while|] (true)
                {
                    try
                    {
                        return File.ReadAllBytes(path);
                    }
                    catch (IOException) when (++attempt < 3)
                    {
                    }
                }
            }
        }

        struct Tape
        {
            private static readonly int RetryDelay = 5;

            public string Read(string path)
            {
                var attempt = 0;
                [|while|] (true)
                {
                    try
                    {
                        return File.ReadAllText(path + RetryDelay);
                    }
                    catch (IOException) when (++attempt < 3)
                    {
                    }
                }
            }
        }
        """,
        """
        using System;
        using System.IO;
        using System.Threading;

        class Disk
        {
            public string Read(string path)
            {
                var attempt = 0;
                while (true)
                {
                    try
                    {
                        return File.ReadAllText(path);
                    }
                    catch (IOException) when (++attempt < 3)
                    {
                        Thread.Sleep(RetryDelay(attempt));
                    }
                }
            }

            private static TimeSpan RetryDelay(int attempt)
            {
                // Doubles with every attempt up to a cap; a random half keeps callers from coming back in step.
                var longest = Math.Min(30_000, 200 * Math.Pow(2, attempt - 1));
                return TimeSpan.FromMilliseconds(longest / 2 + Random.Shared.NextDouble() * longest / 2);
            }

            public byte[] ReadBytes(string path)
            {
                var attempt = 0;
                while (true)
                {
                    try
                    {
                        return File.ReadAllBytes(path);
                    }
                    catch (IOException) when (++attempt < 3)
                    {
                        Thread.Sleep(RetryDelay(attempt));
                    }
                }
            }
        }

        struct Tape
        {
            private static readonly int RetryDelay = 5;

            public string Read(string path)
            {
                var attempt = 0;
                while (true)
                {
                    try
                    {
                        return File.ReadAllText(path + RetryDelay);
                    }
                    catch (IOException) when (++attempt < 3)
                    {
                        Thread.Sleep(RetryDelayFrom200Ms(attempt));
                    }
                }
            }

            private static TimeSpan RetryDelayFrom200Ms(int attempt)
            {
                // Doubles with every attempt up to a cap; a random half keeps callers from coming back in step.
                var longest = Math.Min(30_000, 200 * Math.Pow(2, attempt - 1));
                return TimeSpan.FromMilliseconds(longest / 2 + Random.Shared.NextDouble() * longest / 2);
            }
        }
        """);

    [Fact]
    public Task A_method_that_does_the_same_is_used_whatever_its_name() => _fix.Makes(
        """
        using System;
        using System.IO;
        using System.Threading;

        class Disk
        {
            string Read(string path)
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

            private static TimeSpan Backoff(int attempt)
            {
                var longest = Math.Min(30_000, 200 * Math.Pow(2, attempt - 1));
                return TimeSpan.FromMilliseconds(longest / 2 + Random.Shared.NextDouble() * longest / 2);
            }
        }
        """,
        """
        using System;
        using System.IO;
        using System.Threading;

        class Disk
        {
            string Read(string path)
            {
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        return File.ReadAllText(path);
                    }
                    catch (IOException) when (attempt < 3)
                    {
                        Thread.Sleep(Backoff(attempt));
                    }
                }
            }

            private static TimeSpan Backoff(int attempt)
            {
                var longest = Math.Min(30_000, 200 * Math.Pow(2, attempt - 1));
                return TimeSpan.FromMilliseconds(longest / 2 + Random.Shared.NextDouble() * longest / 2);
            }
        }
        """);
}
