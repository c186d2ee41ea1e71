namespace Seaworthy.Tests.Logging;

/// <summary>A compilation unit around the statements of a test, with one of everything that a message may show.</summary>
internal static class Snippet
{
    public static string Microsoft(string statements) => With("Microsoft.Extensions.Logging", "ILogger log", statements);

    public static string Serilog(string statements) => With("Serilog", "ILogger log", statements);

    public static string NLog(string statements) => With("NLog", "Logger log", statements);

    private static string With(string library, string logger, string statements) =>
        $$"""
        #pragma warning disable CS0162, CS0219, CS0414, CS0649, CS8321 // Of all that stands here, a test uses a part.
        using System;
        using System.Collections.Generic;
        using System.Globalization;
        using System.Linq;
        using System.Text;
        using System.Threading.Tasks;
        using {{library}};

        enum Color { Red }

        class User { public User Self; public string Name; public int Id { get; } public string Mail { get; set; } }

        class Money : IFormattable { public string ToString(string format, IFormatProvider provider) => format; }

        struct Weight : IFormattable { public string ToString(string format, IFormatProvider provider) => format; }

        class Service
        {
            const string Prefix = "orders";
            const string Braces = "c{x}c";
            const int MaxRetries = 3;
            static readonly string Banner = "shop " + DateTime.Now;
            readonly string _field = "";
            int _next;

            int Next() => ++_next;

            void Use(string text) { }

            async Task M({{logger}}, int id, string name, string act, double d, Color e, char c, Guid guid, User u, List<int> list, string[] names, object[] objects, int[] numbers, bool flag, dynamic dyn, StringBuilder sb, Exception ex, Weight w)
            {
                {{statements.ReplaceLineEndings("\n").Replace("\n", "\n        ", StringComparison.Ordinal)}}
                await Task.Yield();
            }
        }
        """;
}
