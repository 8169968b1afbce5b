using System.Text.Json;
using Mcp.Daemon.Answers;
using NUnit.Framework;

namespace Mcp.Tests.Answers;

/// <summary>An answer that is kept on disk is the same when it is read again, whatever it holds.</summary>
public class AnswerRoundTripTests
{
    [Test]
    public void Answer_with_every_member_is_read_as_it_was_written()
    {
        var written = JsonSerializer.Serialize((Answer)Filled(typeof(Answer)), AnswerJson.Default.Answer);

        var read = JsonSerializer.Deserialize(written, AnswerJson.Default.Answer);

        Assert.That(JsonSerializer.Serialize(read!, AnswerJson.Default.Answer), Is.EqualTo(written));
    }

    [Test]
    public void Every_member_is_written()
    {
        using var written = JsonDocument.Parse(JsonSerializer.Serialize((Answer)Filled(typeof(Answer)), AnswerJson.Default.Answer));

        Assert.That(
            written.RootElement.EnumerateObject().Count(),
            Is.EqualTo(typeof(Answer).GetProperties().Count(member => member.CanWrite)));
    }

    private static object Filled(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
        {
            return "ü \"x\"";
        }

        if (type == typeof(JsonElement))
        {
            return JsonElement.Parse("""{"a":[1,"b"]}""");
        }

        if (type == typeof(DateTimeOffset))
        {
            return new DateTimeOffset(2030, 1, 2, 3, 4, 5, TimeSpan.Zero);
        }

        if (type.IsEnum)
        {
            return Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1)!;
        }

        if (type == typeof(bool))
        {
            return true;
        }

        if (type.IsPrimitive || type == typeof(decimal))
        {
            return Convert.ChangeType(7, type);
        }

        return type.IsGenericType ? FilledCollection(type) : FilledRecord(type);
    }

    private static object FilledCollection(Type type)
    {
        var arguments = type.GetGenericArguments();
        if (arguments.Length == 2)
        {
            var map = (System.Collections.IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(arguments))!;
            map.Add(Filled(arguments[0]), Filled(arguments[1]));
            return map;
        }

        var list = (System.Collections.IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(arguments))!;
        list.Add(Filled(arguments[0]));
        return list;
    }

    private static object FilledRecord(Type type)
    {
        var constructor = type.GetConstructors().Where(one => one.GetParameters() is not [var only] || only.ParameterType != type)
            .MaxBy(one => one.GetParameters().Length)!;
        var made = constructor.Invoke([.. constructor.GetParameters().Select(parameter => Filled(parameter.ParameterType))]);
        foreach (var member in type.GetProperties().Where(member => member.CanWrite))
        {
            member.SetValue(made, Filled(member.PropertyType));
        }

        return made;
    }
}
